export const passwordLengthMin = 12
export const newPasswordHint = `At least ${passwordLengthMin} characters. A sentence is good.`
