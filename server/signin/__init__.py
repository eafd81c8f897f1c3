"""Signing in with the provider of an organisation: who somebody is, and what they may do here."""
