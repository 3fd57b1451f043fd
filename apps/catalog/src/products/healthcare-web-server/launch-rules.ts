import { CfnRule, Fn } from 'aws-cdk-lib';
import type { ProductTemplate } from '../../product/product-template';
import type { WebServerParameters } from './web-server-parameters';

/** What must hold between the parameters of a launch. CloudFormation asks before it makes anything. */
export function addLaunchRules(scope: ProductTemplate, parameters: WebServerParameters): void {
  const isPhi = Fn.conditionEquals(scope.phi, 'YES');
  new CfnRule(scope, 'PatientDataInPrivateSubnets', {
    ruleCondition: isPhi,
    assertions: [
      {
        assert: Fn.conditionEquals(parameters.subnetKind, 'private'),
        assertDescription:
          'PHI=YES needs private subnets, and machines of this account stand in public ones; expected PHI=NO here',
      },
    ],
  });
  new CfnRule(scope, 'PatientDataBackedUp', {
    ruleCondition: isPhi,
    assertions: [
      {
        assert: Fn.conditionEquals(parameters.isBackedUp, 'YES'),
        assertDescription:
          'PHI=YES needs a backup plan, and the account has none; expected the audit layer, which makes one, or backup in apps/catalog/config.ts',
      },
    ],
  });
}
