import type { TemplateView } from '@hipaa-cdk/template-rules';

/** Decides from the template what a rule decides from the construct tree, which a template does not have. */
export type TreeRule = (template: TemplateView, logicalId: string) => boolean;

const EMPTIES_DEFAULT_GROUP = 'Custom::VpcRestrictDefaultSG';

/** Rules that cannot pass on a template because they look for a construct with a certain name. */
export const treeRules: Readonly<Record<string, TreeRule>> = {
  /** Passes a VPC beside a construct that empties its default security group; in a template, that resource names the VPC. */
  VPCDefaultSecurityGroupClosed: (template, vpc) =>
    template
      .resources(EMPTIES_DEFAULT_GROUP)
      .some(({ properties }) => template.target(properties['DefaultSecurityGroupId'])?.logicalId === vpc),
};
