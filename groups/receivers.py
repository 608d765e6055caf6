"""What reaches open rooms from elsewhere: powers that end, and decisions about people."""

from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete
from django.dispatch import receiver

from community.members.signals import role_ended
from moderation.signals import many_restricted, restricted

from . import services


@receiver(post_delete, sender=Authenticator, dispatch_uid="groups.second_factor_taken_off")
def second_factor_taken_off(instance, **kwargs):
    """However it was taken off: on the person's own page, by a command, or with the account."""
    services.look_again(instance.user_id)


@receiver(role_ended, dispatch_uid="groups.role_ended")
def role_over(sender, member, **kwargs):
    services.look_again(member.pk)


@receiver(restricted, dispatch_uid="groups.kept_from_writing")
def kept_from_writing(sender, member, restriction, **kwargs):
    """Seats in what takes place meanwhile go to others, and open rooms are looked at now. What holds in one
    place alone, such as a time out, takes no seat."""
    if not restriction.is_of_one_place:
        services.give_up_seats(member, restriction.decision.at, restriction.until)
    services.look_again(member.pk)


@receiver(many_restricted, dispatch_uid="groups.many_kept_from_writing")
def many_kept_from_writing(sender, restrictions, **kwargs):
    """Of many, few hold a seat: one query finds them."""
    seated = services.who_holds_seats([restriction.member_id for restriction in restrictions])
    for restriction in restrictions:
        if restriction.member_id in seated:
            kept_from_writing(sender, restriction.member, restriction)
