import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'delivery';
const project = /^Delivery\/(Build|Deploy)\/Project$/;
const stack = 'apps/delivery/src/delivery-stack.spec.ts';
const approver = 'apps/delivery/src/approver.spec.ts';
const ours = { layer, resource: project, reason: 'how carefully a build runs is for its owner to say' };

export const deliveryTests: readonly UnitTest[] = [
  keyGrants(layer),
  {
    ...ours,
    setting: 'Properties.Environment.Image',
    killedBy: `${stack}: runs in an image of a fixed version`,
  },
  {
    ...ours,
    setting: 'Properties.ConcurrentBuildLimit',
    killedBy: `${stack}: runs one at a time`,
  },
  { ...ours, setting: 'Properties.Visibility', killedBy: `${stack}: is not shown to the public` },
  {
    ...ours,
    setting: 'Properties.TimeoutInMinutes',
    killedBy: `${stack}: is stopped when it takes too long`,
  },
  {
    ...ours,
    setting: 'Properties.Source.BuildSpec',
    killedBy: `${stack}: commands of a deploy are in the template and not in the code that is deployed`,
  },
  {
    layer,
    resource: /^Delivery\/Approver\//,
    setting: 'Properties.PolicyDocument.Statement.0.Condition',
    reason: 'no rule knows what a start of a build may bring along',
    killedBy: `${approver}: it names the artefact and the environment, and sets no other variable`,
  },
  {
    layer,
    resource: 'Delivery/Github/Provider',
    setting: 'Properties',
    reason: 'whom an account trusts is for its owner to say',
    killedBy: 'apps/delivery/src/github-roles.spec.ts: GitHub is trusted for tokens that are meant for AWS',
  },
];
