from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance_site.core"
    label = "core"
    verbose_name = "Site"

    def ready(self) -> None:
        from alliance_site.core import exports
        from alliance_site.core.accessibility import due as accessibility
        from alliance_site.core.clock.core_jobs import register_core_jobs
        from alliance_site.core.dashboard.lists import register_core_panels
        from alliance_site.core.facts import due as facts_due
        from alliance_site.core.http import purging
        from alliance_site.core.images import renditions
        from alliance_site.core.links import nightly as links
        from alliance_site.core.outbox import jobs as outbox_jobs
        from alliance_site.core.page_problems import registering as page_problems
        from alliance_site.core.publishing import gate, kept_back, rules
        from alliance_site.core.review import due
        from alliance_site.core.review import jobs as review_jobs
        from alliance_site.core.search import sources, vocabulary

        exports.make_safe()
        facts_due.connect()
        purging.connect()
        renditions.connect()
        rules.register_core_rules()
        gate.close()
        due.register(due.DueSource("kept back by the publishing gate", kept_back.kept_back))
        vocabulary.connect()
        sources.register_core_sources()
        register_core_jobs()
        register_core_panels()
        outbox_jobs.register()
        review_jobs.register()
        accessibility.register()
        links.register()
        page_problems.register()
