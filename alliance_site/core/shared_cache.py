"""What all processes of the site must count together, where there is no Redis."""

from django.db import models


class SharedCacheEntry(models.Model):
    """The table of Django's database cache, made by a migration like every other table.

    Only the cache reads and writes it. It stays empty where CACHE_URL names a Redis.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "shared_cache"

    def __str__(self) -> str:
        return self.cache_key
