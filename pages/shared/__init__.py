"""What lessons share, in folders by purpose."""
