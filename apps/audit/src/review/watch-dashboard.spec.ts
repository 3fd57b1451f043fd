import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';
import { watchAlarms } from '../testing/watch-alarm';

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const [dashboard] = Object.values(
    layerTemplate(app, environment).findResources('AWS::CloudWatch::Dashboard'),
  );
  const body = JSON.stringify(dashboard?.['Properties'].DashboardBody);

  test('the page shows every alarm on the trail, and findings that reached nobody', () => {
    const titles = [...body.matchAll(/\\"title\\":\\"(\w+)\\"/g)].map(([, title]) => title);
    expect(titles).toEqual(['Alarms', ...watchAlarms(environment).keys(), 'Undelivered']);
  });

  test('the page shows how many of each there were', () => {
    expect(body).toContain('\\"stat\\":\\"Sum\\"');
  });

  test('the page begins a week back, like the review', () => {
    expect(body).toContain('\\"start\\":\\"-P7D\\"');
  });
});
