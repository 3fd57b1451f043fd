export { ManagedPolicies, type ManagedPoliciesOptions } from './managed-policies';
