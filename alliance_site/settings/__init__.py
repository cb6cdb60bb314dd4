"""The settings: `dev` (the default), `test` and `production`, all from the environment."""
