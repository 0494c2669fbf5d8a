"""What is kept between builds: outputs, their records, the cache, and what decides them."""
