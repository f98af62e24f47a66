"""``python -m claimledger`` is the command ``claimledger``."""

from claimledger.cli import main

if __name__ == "__main__":
    main()
