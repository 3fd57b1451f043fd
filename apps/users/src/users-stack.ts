import { applicationRoleContract, usersContract } from '@hipaa-cdk/contracts-users';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { UsersSettings } from './settings';
import { ApplicationPolicy } from './application-policy';
import { ApplicationRole } from './application-role';
import { BreakGlassRole } from './break-glass-role';
import { ProgrammaticAccess } from './programmatic-access';

/** What the application may do, and who may do it in its name. */
export class UsersStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<UsersSettings>) {
    super(scope, id, props);
    const { trusted, programmaticAccess, emergencyAccess } = props.settings;
    const policy = new ApplicationPolicy(this, 'ApplicationPolicy', props.settings);
    publish(this, usersContract, { applicationPolicyArn: policy.managedPolicyArn });
    if (trusted.length > 0) {
      const role = new ApplicationRole(this, 'ApplicationRole', { policy, trusted });
      publish(this, applicationRoleContract, { applicationRoleArn: role.roleArn });
    }
    if (programmaticAccess) {
      new ProgrammaticAccess(this, 'ProgrammaticAccess', { policy, ...programmaticAccess });
    }
    if (emergencyAccess) new BreakGlassRole(this, 'BreakGlass', emergencyAccess);
  }
}
