/**
 * Runs before the first paint, so that a page does not flash in the other theme. Nothing is stored until the reader
 * uses the switch (components/shell/switch-theme.ts). A browser that refuses storage follows the system.
 */
export const themeScript = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`
