from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"

    def ready(self) -> None:
        from alliance_site.core.http.purging import empty_on_change_of
        from alliance_site.core.publishing.problems import register_rule
        from news import mail_topics
        from news.digests import jobs as digests
        from news.events import rules as events
        from news.items import rules as items
        from news.newsletter import registering as newsletter
        from news.subscribers import registering as subscribers
        from news.topics import Topic

        empty_on_change_of(Topic)
        register_rule(events.check)
        register_rule(items.check)
        # The topics in the order in which people are offered them.
        newsletter.register()
        mail_topics.register()
        digests.register()
        subscribers.register()
