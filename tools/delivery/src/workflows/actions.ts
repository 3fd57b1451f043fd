/** Actions of others, each by the commit that was looked at; a tag could be moved to another one. */
export const ACTIONS = {
  checkout: { uses: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd', version: 'v6.0.2' },
  cache: { uses: 'actions/cache@cdf6c1fa76f9f475f3d7449005a359c84ca0f306', version: 'v5.0.3' },
  setupNode: { uses: 'actions/setup-node@48b55a011bda9f5d6aeb4c2d9c7362e8dae4041e', version: 'v6.4.0' },
  uploadArtifact: {
    uses: 'actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f',
    version: 'v6.0.0',
  },
  downloadArtifact: {
    uses: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
    version: 'v8.0.1',
  },
  awsCredentials: {
    uses: 'aws-actions/configure-aws-credentials@e1253824e5c10ff9df46874f81ed3ec929e19cfd',
    version: 'v6.3.0',
  },
} as const;

/** An action as a workflow names it, with its version for people. */
export interface Action {
  readonly uses: string;
  readonly version: string;
}
