"""What staff get beyond the public site: signing in, internal documents, the editors' lists, the chat widget.

Off until a provider is named (`staff_issuer`): then `/staff` says how to switch it on, and every other address here is
not found. Which role an address needs stands at its view (`server.views.staff.room.needs`); a view without it is
refused to everybody.
"""
