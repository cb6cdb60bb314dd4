from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"

    def ready(self) -> None:
        from alliance_site.core.http.purging import empty_on_change_of
        from alliance_site.core.publishing.problems import register_rule
        from news.events import rules as events
        from news.items import rules as items
        from news.subscribers import holder as subscribers
        from news.topics import Topic

        empty_on_change_of(Topic)
        register_rule(events.check)
        register_rule(items.check)
        subscribers.register()
