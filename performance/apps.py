from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "performance"

    def ready(self) -> None:
        from performance import registering as reference
        from performance.importing import waiting as importing
        from performance.live import registering as live

        for subject in (reference, importing, live):
            subject.register()
