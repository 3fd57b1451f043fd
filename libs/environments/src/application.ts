/** What an application is called. Stack names, parameter paths and tags start from here. */
export interface Application {
  /** Short name: the first word of every stack name and parameter path. Changing it makes new stacks. */
  readonly name: string;
  /** Full name, as people read it in descriptions. */
  readonly title: string;
  /** Team that answers for a layer unless the layer names another. */
  readonly owner: string;
  /** Where the bill goes. */
  readonly costCenter: string;
  /**
   * Organisation on GitHub that has the teams.
   *
   * @default - nobody is named as an owner of code
   */
  readonly organization?: string;
}
