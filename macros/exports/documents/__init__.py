"""Model → what a document says, as plain blocks that know no file format: guide, invitation, report, form of a retour d'expérience."""
