declare const SHELL_FILES: string[]; console.log(SHELL_FILES);
