"""The numbers of actions: where they stand, mended, told apart, and what stands under which."""
