"""All models of core, one folder a subject."""

from alliance_site.core.accessibility.models import AccessibilityIssue
from alliance_site.core.accessibility.page import AccessibilityStatementPage
from alliance_site.core.areas.models import Area
from alliance_site.core.clock.models import JobRun
from alliance_site.core.consent.models import Consent, ConsentWording
from alliance_site.core.data_complaints.models import DataComplaint
from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.facts.models import Fact
from alliance_site.core.images.models import CustomImage, CustomRendition
from alliance_site.core.links.models import CheckedLink, LinkUse
from alliance_site.core.outbox.models import Letter, OutgoingMail
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.pages.base import BasePage
from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.site_map import SiteMapPage
from alliance_site.core.pages.standard import StandardPage
from alliance_site.core.personal_data.models import PersonalDataLog
from alliance_site.core.review.models import PageReview
from alliance_site.core.roles.sign_off import ClinicalSignOff, ClinicalSignOffTask
from alliance_site.core.search.models import SearchSynonym, SearchWord
from alliance_site.core.shared_cache import SharedCacheEntry
from alliance_site.core.site.models import SiteSettings
from alliance_site.core.small_forms.models import SmallFormField, SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage
from alliance_site.core.users.models import User

__all__ = [
    "AccessibilityIssue",
    "AccessibilityStatementPage",
    "Area",
    "BasePage",
    "CheckedLink",
    "ClinicalSignOff",
    "ClinicalSignOffTask",
    "Consent",
    "ConsentWording",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DataComplaint",
    "Fact",
    "HomePage",
    "JobRun",
    "Letter",
    "LinkUse",
    "OutgoingMail",
    "PageProblem",
    "PageReview",
    "PersonalDataLog",
    "SearchSynonym",
    "SearchWord",
    "SharedCacheEntry",
    "SiteMapPage",
    "SiteSettings",
    "SmallFormField",
    "SmallFormPage",
    "SmallFormSubmission",
    "StandardPage",
    "User",
]
