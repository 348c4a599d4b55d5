"""The toolbox: small modules without models or views, each holding one idea."""
