from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "performance"

    def ready(self) -> None:
        from performance import registering as reference

        for subject in (reference,):
            subject.register()
