"""What a library is: typed, validated, immutable. No input or output happens here."""
