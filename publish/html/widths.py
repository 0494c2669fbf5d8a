"""How wide a text will be, near enough to decide where it can stand."""


def width_of(text: str) -> float:
    """In em: full-width characters 1, others as digits."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.56 for character in text)
