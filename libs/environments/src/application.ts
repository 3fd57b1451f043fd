/** The one place where the application is named. Stack names, parameter paths and tags start from here. */
export const application = {
  /** Short name: the first word of every stack name and parameter path. Changing it makes new stacks. */
  name: 'hipaa',
  /** Full name, as people read it in descriptions. */
  title: 'HIPAA-aligned platform',
  /** Team that answers for a layer unless the layer names another. */
  owner: 'platform-team',
  /** Organisation on GitHub that has the teams. */
  organization: 'example-org',
  /** Where the bill goes. */
  costCenter: 'platform',
} as const;
