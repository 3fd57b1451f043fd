export { arnsOverlap, matchArn } from './reading/arn';
export { type Match, fits, match, overlap } from './reading/glob';
export { type PolicyDocument, type Statement, listOf, policySize, statementsOf } from './reading/policy';
export { type KnownReferences, asPattern, isUnresolved, textOf } from './reading/text';
export type { Caller, PrincipalEntry } from './evaluate/principal';
export { type Comparison, comparisonsOf } from './evaluate/conditions';
export type { Context } from './evaluate/context';
export {
  type AccessRequest,
  type Decision,
  type PolicyKind,
  type PolicySet,
  evaluate,
} from './evaluate/evaluate';
export {
  type AccessLevel,
  type ActionReference,
  type ActionResource,
  actionReference,
  actionsOfService,
  isKnownAction,
  knowsConditionKey,
} from './reference/service-reference';
export { type Narrowing, narrowingOf, narrowsFederation } from './evaluate/narrowing';
export { type StatementProblem, statementProblems } from './evaluate/statement-problems';
export { type KnownParties, type Reach, isClosed, whoCan } from './evaluate/who-can';
export {
  type CloudFormationType,
  type HandlerCall,
  cloudFormationType,
  cloudFormationTypes,
  handlerCalls,
  typeDataSource,
} from './handlers/cloudformation-types';
export type { OwnTags } from './needs/conditions';
export type { DeployedTemplate, Place, TemplateBody, TemplateResource } from './needs/names';
export type { Condition, Need, NotUsed } from './needs/need';
export {
  type DeclaredType,
  type Permissions,
  type PermissionsProps,
  permissionsOf,
} from './needs/permissions-of';
export { type AllowStatement, POLICY_CHARACTERS, allowStatements, policyDocuments } from './needs/statements';
export { type Granted, grantedBy, missingGrants } from './needs/granted';
export { meets } from './evaluate/conditions';
export { type Values, valuesOf } from './evaluate/context';
