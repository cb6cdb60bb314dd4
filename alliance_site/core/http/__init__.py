"""How answers travel: security headers, caching, errors."""
