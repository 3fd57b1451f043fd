import type { Rule } from '../../rule';

import { apiDomainTls } from './api-domain-tls';
import { bucketWithoutAcl } from './bucket-without-acl';
import { classicLoadBalancerTlsPolicy } from './classic-load-balancer-tls-policy';
import { corsNamesOrigins } from './cors-names-origins';
import { dataStoreEgressClosed } from './data-store-egress-closed';
import { dataSubnetsUnreachable } from './data-subnets-unreachable';
import { distributionBehindWebAcl } from './distribution-behind-web-acl';
import { distributionHttpsOnly } from './distribution-https-only';
import { distributionMinimumTls } from './distribution-minimum-tls';
import { distributionOriginHttps } from './distribution-origin-https';
import { functionUrlSigned } from './function-url-signed';
import { ingressOnAuthorizedPorts } from './ingress-on-authorized-ports';
import { internetGatewayAtOwnVpc } from './internet-gateway-at-own-vpc';
import { listenerTlsPolicy } from './listener-tls-policy';
import { loadBalancerAccessLogs } from './load-balancer-access-logs';
import { loadBalancerBehindWebAcl } from './load-balancer-behind-web-acl';
import { loadBalancerDeletionProtection } from './load-balancer-deletion-protection';
import { loadBalancerDropsInvalidHeaders } from './load-balancer-drops-invalid-headers';
import { noPlaintextListener } from './no-plaintext-listener';
import { restApiBehindWebAcl } from './rest-api-behind-web-acl';
import { restApiCorsNamesOrigins } from './rest-api-cors-names-origins';
import { ssmDocumentNotShared } from './ssm-document-not-shared';
import { subnetWithoutPublicAddresses } from './subnet-without-public-addresses';

/** What the internet can reach, and how it is spoken to. */
export const edgeRules: readonly Rule[] = [
  apiDomainTls,
  bucketWithoutAcl,
  classicLoadBalancerTlsPolicy,
  corsNamesOrigins,
  dataStoreEgressClosed,
  dataSubnetsUnreachable,
  distributionBehindWebAcl,
  distributionHttpsOnly,
  distributionMinimumTls,
  distributionOriginHttps,
  functionUrlSigned,
  ingressOnAuthorizedPorts,
  internetGatewayAtOwnVpc,
  listenerTlsPolicy,
  loadBalancerAccessLogs,
  loadBalancerBehindWebAcl,
  loadBalancerDeletionProtection,
  loadBalancerDropsInvalidHeaders,
  noPlaintextListener,
  restApiBehindWebAcl,
  restApiCorsNamesOrigins,
  ssmDocumentNotShared,
  subnetWithoutPublicAddresses,
];
