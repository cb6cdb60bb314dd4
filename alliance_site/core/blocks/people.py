"""How to reach the alliance."""

from wagtail import blocks


class ContactBlock(blocks.StaticBlock):
    """The contact details from the site settings, so that they are kept in one place."""

    class Meta:
        icon = "mail"
        label = "Contact details"
        template = "core/blocks/contact.html"
        admin_text = "Shows the contact details from Settings, Site settings."
        description = "The contact details from the site settings."
        preview_value = None
