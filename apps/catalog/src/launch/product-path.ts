import { application } from '@hipaa-cdk/platform';

/** IAM path of every role and policy that a product makes. A launch role can touch nothing outside of it. */
export const PRODUCT_PATH = `/${application.name}-products/`;

/** IAM path of the boundaries, outside of the one that launch roles can write to. */
export const BOUNDARY_PATH = `/${application.name}-catalog/`;
