"""Makes the page of figures for the tests."""

from performance.models import PerformancePage
from tests.factories.core import PageFactory


class PerformancePageFactory(PageFactory):
    title = "How we are doing"
    slug = "performance"

    class Meta:
        model = PerformancePage
