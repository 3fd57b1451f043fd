import type { Review } from '../disagreement';

/** The review of the layers network, storage and database, with the engines as first pinned. */
export const firstReview: Review = { by: 'platform-team', on: '2026-11-23' };

/** The review of the layer bastion. */
export const bastionReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the audit layer. */
export const auditReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the catalog layer and of the products that it publishes. */
export const catalogReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the delivery layer. */
export const deliveryReview: Review = { by: 'platform-team', on: '2026-11-25' };
