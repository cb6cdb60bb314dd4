from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance_site.core"
    label = "core"
    verbose_name = "Site"

    def ready(self) -> None:
        from alliance_site.core.facts import due as facts_due
        from alliance_site.core.http import purging
        from alliance_site.core.images import renditions
        from alliance_site.core.search import sources, vocabulary

        facts_due.connect()
        purging.connect()
        renditions.connect()
        vocabulary.connect()
        sources.register_core_sources()
