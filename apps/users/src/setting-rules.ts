import type { UsersSettings } from '../config';

/** A condition over a whole setting, or several; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof UsersSettings;
  readonly problem: (settings: UsersSettings) => string | false;
}

/** Users that every cluster of the database layer has, and that administer it. */
const ADMINISTRATORS: readonly string[] = ['clusteradmin', 'postgres', 'rdsadmin', 'root'];

export const settingRules: readonly SettingRule[] = [
  {
    setting: 'databaseUser',
    problem: ({ databaseUser }) =>
      ADMINISTRATORS.includes(databaseUser) &&
      `"${databaseUser}" administers the database; expected a user of the application's own`,
  },
  {
    setting: 'trusted',
    problem: ({ trusted }) => {
      const names = trusted.map((one) => ('role' in one ? one.role : one.permissionSet));
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      return twice !== undefined && `"${twice}" is listed twice; expected each of them once`;
    },
  },
];
