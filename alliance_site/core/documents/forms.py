from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents.forms import BaseDocumentForm


class DocumentForm(BaseDocumentForm):
    """The form of the document library: the page that says the same is chosen from the tree."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {**BaseDocumentForm.Meta.widgets, "html_page": AdminPageChooser}
