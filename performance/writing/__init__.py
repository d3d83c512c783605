"""The words of the service about a month: what they are about, what they quote, their forms."""
