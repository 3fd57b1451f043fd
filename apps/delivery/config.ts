import { type DeliverySettings, deliverySettings } from './src/settings';

const common = {
  // Placeholders, refused at deploy like the placeholder accounts.
  source: { type: 'github', repository: 'example.org/hipaa-cdk' },
  githubActions: { repository: 'example.org/hipaa-cdk', provider: 'here' },
  branch: 'main',
  triggers: { push: true, pullRequests: false },
  image: 'aws/codebuild/amazonlinux-x86_64-standard:6.0',
  buildMinutes: 60,
  deployMinutes: 120,
} satisfies Partial<DeliverySettings>;

export const settings = deliverySettings.withValues({
  profiles: {
    economy: {
      ...common,
      approverRoles: [],
      artefactDays: 30,
      evidence: {
        keepDays: 30,
        lock: { mode: 'none', reason: 'the account holds synthetic data only, and its stacks come and go' },
      },
    },
    production: {
      ...common,
      approverRoles: ['approver@example.org'],
      artefactDays: 2192,
      evidence: {
        keepDays: 2192,
        lock: {
          mode: 'governance',
          reason: 'the bucket denies deletion to everybody; go to compliance once the account is settled',
        },
      },
    },
  },
});
