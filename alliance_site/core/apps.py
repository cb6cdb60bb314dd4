from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance_site.core"
    label = "core"
    verbose_name = "Site"

    def ready(self) -> None:
        from alliance_site.core.accessibility import due as accessibility
        from alliance_site.core.http import purging
        from alliance_site.core.images import renditions
        from alliance_site.core.links import nightly as links
        from alliance_site.core.page_problems import registering as page_problems
        from alliance_site.core.search import sources, vocabulary

        purging.connect()
        renditions.connect()
        vocabulary.connect()
        sources.register_core_sources()
        accessibility.register()
        links.register()
        page_problems.register()
