import { boundaryName, boundaryParameter, thePlatform } from '@hipaa-cdk/environments';
import { boundary } from './boundary';
import { executionPolicies } from './execution-policies';
import type { Place } from './places';
import type { PolicyDocument } from './policy-document';
import { boundaryArn, executionPolicyName } from './policy-names';

/** The stack of the policies, as CloudFormation takes it. */
export interface PolicyTemplate {
  readonly Description: string;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** One policy of it, or the parameter that names one. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What is deployed in one account and region. */
export interface PolicyTemplateProps extends Place {
  /** Resource types of all layers that are deployed here. */
  readonly types: readonly string[];
  /** Whether a protected environment is deployed here. */
  readonly protected: boolean;
}

/**
 * The boundary and the policies that CloudFormation acts with. It needs no bootstrap: whoever bootstraps creates it with
 * permissions of their own, and nobody else can change it.
 */
export function policyTemplate(props: PolicyTemplateProps): PolicyTemplate {
  const { region, types } = props;
  const execution = executionPolicies(types, props).map(
    (document, index) =>
      [
        `Execution${index + 1}`,
        policy(
          executionPolicyName(region, index + 1),
          'What CloudFormation may do to make the layers, computed from their templates',
          document,
        ),
      ] as const,
  );
  return {
    Description: `${thePlatform().application.title}: what CloudFormation may do, and what no role can`,
    Resources: {
      Boundary: policy(boundaryName(region), 'What no role of the application can do', boundary(props)),
      BoundaryArn: {
        Type: 'AWS::SSM::Parameter',
        Properties: { Name: boundaryParameter(), Type: 'String', Value: boundaryArn(props) },
      },
      ...Object.fromEntries(execution),
    },
  };
}

function policy(
  ManagedPolicyName: string,
  Description: string,
  PolicyDocument: PolicyDocument,
): TemplateResource {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName, Description, PolicyDocument } };
}
