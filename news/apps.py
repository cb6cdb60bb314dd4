from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"

    def ready(self) -> None:
        from alliance_site.core.publishing.problems import register_rule
        from news.events import rules

        register_rule(rules.check, "events")
