from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance_site.core"
    label = "core"
    verbose_name = "Site"

    def ready(self) -> None:
        """Each subject tells the others, through their registries, what it has for them."""
        from alliance_site.core import exports
        from alliance_site.core.accessibility import due as accessibility
        from alliance_site.core.cards import keeping as cards
        from alliance_site.core.clock import core_jobs as clock
        from alliance_site.core.consent import jobs as consent
        from alliance_site.core.dashboard import lists as dashboard
        from alliance_site.core.data_complaints import registering as data_complaints
        from alliance_site.core.facts import registering as facts
        from alliance_site.core.http import purging
        from alliance_site.core.images import renditions
        from alliance_site.core.links import registering as links
        from alliance_site.core.live_figures import registering as live_figures
        from alliance_site.core.outbox import jobs as outbox
        from alliance_site.core.page_problems import registering as page_problems
        from alliance_site.core.pages import keys
        from alliance_site.core.personal_data import registering as personal_data
        from alliance_site.core.publishing import registering as publishing
        from alliance_site.core.review import registering as review
        from alliance_site.core.search import core_sources as search
        from alliance_site.core.search import vocabulary
        from alliance_site.core.small_forms import registering as small_forms

        exports.make_safe()
        for listener in (cards, purging, renditions, vocabulary):
            listener.connect()
        for subject in (
            accessibility,
            clock,
            consent,
            dashboard,
            data_complaints,
            facts,
            keys,
            links,
            live_figures,
            outbox,
            page_problems,
            personal_data,
            publishing,
            review,
            search,
            small_forms,
        ):
            subject.register()
