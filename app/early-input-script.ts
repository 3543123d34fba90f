/**
 * Runs before the page is shown. It notes keys, presses of script buttons and changed fields until the script that answers
 * them has arrived (early-input.client.tsx). A submit button is not noted: its form works without script.
 */
export const earlyInputScript = `(function(){
var inputs=[],fields=new Map(),typing='input,textarea,select,[role="textbox"]';
function key(event){
var ctrl=event.ctrlKey||event.metaKey,at=event.target,name=event.key;
if(event.altKey||event.isComposing||!ctrl&&at.matches&&at.matches(typing))return;
if(ctrl?!/^(s|enter)$/i.test(name):name.length>1&&name!=='Escape')return;
if(ctrl)event.preventDefault();
inputs.push({key:name,isCtrl:ctrl});
}
function click(event){
var button=event.target.closest&&event.target.closest('button[type="button"]');
if(button)inputs.push({button:button});
}
function type(event){
var field=event.target;
fields.delete(field);
fields.set(field,/^(checkbox|radio)$/.test(field.type)?field.checked:field.value);
}
var listeners=[['keydown',key],['click',click],['input',type],['change',type]];
listeners.forEach(function(entry){addEventListener(entry[0],entry[1],true)});
window.earlyInput={inputs:inputs,fields:fields,stop:function(){
listeners.forEach(function(entry){removeEventListener(entry[0],entry[1],true)})}};
})()`
