export const acceptLabels = { subject: 'They disagree about', disputeId: 'Dispute', asOf: 'As of' }
