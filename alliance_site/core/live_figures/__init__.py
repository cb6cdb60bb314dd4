"""Figures that follow the data behind them: editors place one, the app that owns it fills it."""
