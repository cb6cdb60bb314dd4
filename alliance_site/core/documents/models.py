from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.search import index


class CustomDocument(AbstractDocument):
    """A file for download, with a sentence that says what is in it.

    What a PDF says must stand on a web page too, or somebody says why it cannot.
    """

    summary = models.CharField(
        max_length=250,
        blank=True,
        help_text="One sentence that says what is in the file. People see it in search results.",
    )
    html_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page that says the same",
        help_text="For a PDF. A page reads well on a phone and with a screen reader.",
    )
    why_no_page = models.CharField(
        max_length=250,
        blank=True,
        verbose_name="why there is no page",
        help_text="For a PDF that no page stands for, such as a form to print and sign.",
    )

    admin_form_fields = (*Document.admin_form_fields, "summary", "html_page", "why_no_page")
    search_fields = [*AbstractDocument.search_fields, index.SearchField("summary")]

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    @property
    def kind(self) -> str:
        """What people see before they open it, such as "Document (PDF)"."""
        extension = self.file_extension.upper()
        return f"Document ({extension})" if extension else "Document"

    @property
    def needs_a_page(self) -> bool:
        """A PDF that readers cannot read as a page, and nobody has said why."""
        has_page = self.html_page is not None and self.html_page.live
        return self.file_extension.lower() == "pdf" and not (has_page or self.why_no_page.strip())
