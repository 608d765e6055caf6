"""The e-mail that nobody needs: giving one, confirming it, taking it back."""

from allauth.account.views import ConfirmEmailView as AllauthConfirmEmailView
from allauth.account.views import EmailView as AllauthEmailView
from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from community.lib.views import safe_next


class EmailView(AllauthEmailView):
    """allauth's page of addresses; it answers alike whether or not another account has the address."""

    def get_success_url(self):
        way = safe_next(self.request, default="")
        return reverse("account_email") + (f"?{urlencode({'next': way})}" if way else "")

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "next": safe_next(self.request, default="")}

    def form_valid(self, form):
        answer = super().form_valid(form)
        self._say_that_mail_comes()
        return answer

    def _say_that_mail_comes(self):
        messages.info(self.request, _("A mail is on its way to that address. Follow the link in it, and we can use the "
                                      "address. It can take some minutes."))  # fmt: skip

    def _action_send(self, request, *args, **kwargs):
        address = self._get_email_address(request)
        super()._action_send(request, *args, **kwargs)
        if address and not address.verified:
            self._say_that_mail_comes()

    def _action_primary(self, request, *args, **kwargs):
        address = self._get_email_address(request)
        if address and not address.verified:
            # Notes would go to somebody else if it was mistyped.
            messages.warning(request, _("Please confirm that address first, with the link in the mail."))
            return None
        return super()._action_primary(request, *args, **kwargs)


class ConfirmEmailView(AllauthConfirmEmailView):
    """allauth's page behind the link; pressed twice, or too late, it says so instead of “not found”."""

    def post(self, *args, **kwargs):
        try:
            return super().post(*args, **kwargs)
        except Http404:
            self.object = None
            return self.render_to_response(self.get_context_data())
