import { type Exception, exception } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

/** Every finding of the layer compute-ecs that stays, and why. */
export const computeEcsExceptions: readonly Exception[] = [
  exception({
    rule: 'HipaaPlus::ServiceTransportEncrypted',
    layer: 'compute-ecs',
    owner: application.owner,
    expires: '2027-05-31',
    resource: 'ComputeEcs/Application/Targets/Resource',
    reason:
      'Decided: it stays for the sample application, which holds made-up data and has no certificate of its own. The load balancer ' +
      'decrypts, and requests go on inside of the VPC. An application that speaks TLS itself sets targetProtocol: https, and this entry goes',
    ticket: 'EX-20',
    compensatingControl:
      'The tasks take connections from the security group of the load balancer alone, and AWS encrypts what leaves its ' +
      'buildings. Nothing shows that it encrypts between a load balancer and a task: an application with patient data ' +
      'speaks TLS itself, and this entry goes',
    link: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html#encryption-transit',
  }),
];
